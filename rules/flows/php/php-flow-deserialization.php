<?php
function cart(): array
{
    $text = base64_decode($_COOKIE['cart']);
    // ruleid: php-flow-deserialization
    return unserialize($text);
}

$body = file_get_contents('php://input');
// ruleid: php-flow-deserialization
$order = unserialize($body, ['allowed_classes' => true]);
// ok: php-flow-deserialization
$order = unserialize($body, ['allowed_classes' => false]);
// ok: php-flow-deserialization
$order = json_decode($body, true);
// ok: php-flow-deserialization
$kept = unserialize(file_get_contents('/srv/cache/kept'));
