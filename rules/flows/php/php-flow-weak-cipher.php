<?php
$mode = 'des-ede3-cbc';
// ruleid: php-flow-weak-cipher
$secret = openssl_encrypt($text, $mode, $key, 0, $iv);

class Box
{
    private const CIPHER = 'aes-128-ecb';
    private const BETTER = 'aes-256-gcm';

    public function close(string $text, string $key): string
    {
        // ruleid: php-flow-weak-cipher
        return openssl_encrypt($text, self::CIPHER, $key);
    }

    public function lock(string $text, string $key, string $iv): string
    {
        // ok: php-flow-weak-cipher
        return openssl_encrypt($text, self::BETTER, $key, 0, $iv, $tag);
    }
}

$mode = 'aes-256-cbc';
// ok: php-flow-weak-cipher
$secret = openssl_encrypt($text, $mode, $key, 0, $iv);
