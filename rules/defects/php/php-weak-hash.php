<?php
// ruleid: php-weak-hash
$a = md5($data);
// ruleid: php-weak-hash
$b = hash('sha1', $data);
// ok: php-weak-hash
$c = hash('sha256', $data);
// ok: php-weak-hash
$d = md5_file('x');
