<?php
// ruleid: php-weak-cipher
$a = openssl_encrypt($text, 'des-ede3-cbc', $key, 0, $iv);
// ruleid: php-weak-cipher
$b = openssl_encrypt($text, 'AES-128-ECB', $key);
// ruleid: php-weak-cipher
$c = mcrypt_encrypt(MCRYPT_DES, $key, $text, MCRYPT_MODE_CBC, $iv);
// ok: php-weak-cipher
$d = openssl_encrypt($text, 'aes-256-gcm', $key, 0, $iv, $tag);
// ok: php-weak-cipher
$e = sodium_crypto_secretbox($text, $nonce, $key);
