#!/bin/bash
# ruleid: bash-file-read-and-overwritten
sort names > names
# ruleid: bash-file-read-and-overwritten
sed 's/a/b/' "$file" > "$file"
# ok: bash-file-read-and-overwritten
sort -o names names
# ok: bash-file-read-and-overwritten
sed 's/a/b/' "$file" > "$file.new"
# ok: bash-file-read-and-overwritten
sort names >> names
