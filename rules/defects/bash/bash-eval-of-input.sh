#!/bin/bash
read -r -p "name: " name
# ruleid: bash-eval-of-input
eval "greet $name"
read line
# ruleid: bash-eval-of-input
bash -c "ls $line"
read -r other
# ok: bash-eval-of-input
greet "$other"
# ok: bash-eval-of-input
eval "$(ssh-agent -s)"
