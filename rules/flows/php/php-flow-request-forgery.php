<?php
function read(string $address): string
{
    // ruleid: php-flow-request-forgery
    $handle = curl_init($address);
    return (string) curl_exec($handle);
}

read($_POST['address']);
$handle = curl_init();
// ruleid: php-flow-request-forgery
curl_setopt($handle, CURLOPT_URL, $_GET['feed']);
// ok: php-flow-request-forgery
curl_setopt($handle, CURLOPT_USERAGENT, $_GET['agent']);
// ok: php-flow-request-forgery
curl_setopt($handle, CURLOPT_URL, 'https://api.example.org/' . $_GET['feed']);
$url = $_GET['image'];
if (parse_url($url, PHP_URL_HOST) !== 'images.example.org') {
    die('no');
}
// ok: php-flow-request-forgery
$image = file_get_contents($url);
