<?php
// ruleid: php-unsafe-deserialization
$data = unserialize($_COOKIE['cart']);
$raw = base64_decode($_POST['state']);
// ruleid: php-unsafe-deserialization
$obj = unserialize($raw);
// ok: php-unsafe-deserialization
$a = json_decode($_COOKIE['cart'], true);
// ok: php-unsafe-deserialization
$b = unserialize($_COOKIE['cart'], ['allowed_classes' => false]);
// ok: php-unsafe-deserialization
$c = unserialize(file_get_contents('cache.bin'));
