#!/bin/bash
# ruleid: bash-dollar-in-assignment
$count=5
# ruleid: bash-dollar-in-assignment
$name="$1"
# ok: bash-dollar-in-assignment
count=5
# ok: bash-dollar-in-assignment
$tool --name=x
