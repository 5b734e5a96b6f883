<?php
// ruleid: php-constant-iv
$a = openssl_encrypt($text, 'aes-256-cbc', $key, 0, '1234567890123456');
// ruleid: php-constant-iv
$b = openssl_encrypt($text, 'aes-256-cbc', $key, OPENSSL_RAW_DATA, str_repeat("\0", 16));
// ok: php-constant-iv
$c = openssl_encrypt($text, 'aes-256-cbc', $key, 0, random_bytes(16));
// ok: php-constant-iv
$d = openssl_encrypt($text, 'aes-256-cbc', $key, 0, $iv);
