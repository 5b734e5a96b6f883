<?php
$word = $_GET['word'];
// ruleid: php-flow-regex-injection
$found = preg_match('/' . $word . '/', $text);
// ruleid: php-flow-regex-injection
$parts = preg_split("#{$_GET['mark']}#", $text);
// ok: php-flow-regex-injection
$found = preg_match('/' . preg_quote($word, '/') . '/', $text);
// ok: php-flow-regex-injection
$found = preg_match('/^[a-z]+$/', $word);
