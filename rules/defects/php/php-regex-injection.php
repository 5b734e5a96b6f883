<?php
// ruleid: php-regex-injection
preg_match($_GET['pattern'], $text);
$q = $_POST['q'];
// ruleid: php-regex-injection
$r = preg_replace("/$q/i", '', $text);
// ok: php-regex-injection
preg_match('/' . preg_quote($_GET['q'], '/') . '/', $text);
// ok: php-regex-injection
preg_match('/^[a-z]+$/', $_GET['q']);
