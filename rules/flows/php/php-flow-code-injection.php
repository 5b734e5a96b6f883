<?php
$formula = $_POST['formula'];
// ruleid: php-flow-code-injection
$total = eval('return ' . $formula . ';');

function run(array $rules): void
{
    $code = $_REQUEST['code'] ?? 'return 1;';
    // ruleid: php-flow-code-injection
    $made = create_function('', $code);
}

$kind = $_GET['kind'];
$code = 'return 1;';
if ($kind === 'two') {
    $code = 'return 2;';
}
// ok: php-flow-code-injection
eval($code);
// ok: php-flow-code-injection
$data = eval('return ' . (int) $_GET['n'] . ';');
