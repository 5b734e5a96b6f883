<?php
// ruleid: php-ssrf
$ch = curl_init($_GET['url']);
$url = $_POST['url'];
// ruleid: php-ssrf
curl_setopt($ch, CURLOPT_URL, $url);
// ruleid: php-ssrf
$r = $client->request('GET', $_GET['u']);
// ruleid: php-ssrf
$s = fsockopen($_GET['host'], 80);
// ok: php-ssrf
$ch = curl_init('https://api.example.com/items/' . urlencode($_GET['id']));
// ok: php-ssrf
curl_setopt($ch, CURLOPT_POSTFIELDS, $_POST['data']);
// ok: php-ssrf
curl_setopt($ch, CURLOPT_URL, 'https://api.example.com/' . $_GET['id']);
