<?php
// ruleid: php-tls-verification-off
curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, false);
// ruleid: php-tls-verification-off
curl_setopt($ch, CURLOPT_SSL_VERIFYHOST, 0);
// ruleid: php-tls-verification-off
$ctx = stream_context_create(['ssl' => ['verify_peer' => false]]);
// ruleid: php-tls-verification-off
$c = new Client(['verify' => false]);
// ok: php-tls-verification-off
curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, true);
// ok: php-tls-verification-off
curl_setopt($ch, CURLOPT_SSL_VERIFYHOST, 2);
