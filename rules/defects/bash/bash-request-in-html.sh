#!/bin/bash
# ruleid: bash-request-in-html
echo "<p>$QUERY_STRING</p>"
name=$(echo "$QUERY_STRING" | cut -d= -f2)
# ruleid: bash-request-in-html
printf "<b>$name</b>"
# ok: bash-request-in-html
echo "<p>$HOSTNAME</p>"
# ok: bash-request-in-html
echo "$QUERY_STRING" >> query.log
