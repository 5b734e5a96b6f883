<?php
$f = $_GET['f'];
// ruleid: php-function-from-request
$f('x');
// ruleid: php-function-from-request
call_user_func($_POST['callback'], 1);
// ruleid: php-function-from-request
$o = new $f();
// ok: php-function-from-request
strtoupper($_GET['x']);
$g = $_GET['g'];
if (!in_array($g, ['trim', 'ltrim'], true)) { exit; }
// ok: php-function-from-request
$g('x');
// ok: php-function-from-request
call_user_func('trim', $_POST['x']);
