#!/bin/bash
# ruleid: bash-weak-cipher
openssl enc -des -in a -out b
# ruleid: bash-weak-cipher
openssl enc -e -aes-256-ecb -in a -out b
# ruleid: bash-weak-cipher
openssl genrsa -out key.pem 1024
# ok: bash-weak-cipher
openssl enc -aes-256-cbc -pbkdf2 -in a -out b
# ok: bash-weak-cipher
openssl genrsa -out key.pem 4096
