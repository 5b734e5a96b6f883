<?php
// ruleid: php-code-injection
eval($_POST['code']);
$op = $_GET['op'];
// ruleid: php-code-injection
$f = create_function('$a', "return \$a $op 2;");
// ruleid: php-code-injection
assert("is_int($op)");
// ruleid: php-code-injection
eval('$x = ' . $op . ';');
// ok: php-code-injection
eval('$x = 1;');
// ok: php-code-injection
eval('$x = ' . (int) $_GET['n'] . ';');
// ok: php-code-injection
$data = json_decode($_POST['data'], true);
