<?php
// ruleid: php-preg-replace-e
$a = preg_replace('/(.*)/e', 'strtoupper("\\1")', $text);
// ruleid: php-preg-replace-e
$b = preg_replace("#x(.)#ie", $code, $text);
// ok: php-preg-replace-e
$c = preg_replace('/e/', 'x', $text);
// ok: php-preg-replace-e
$d = preg_replace_callback('/(.*)/', $f, $text);
