<?php
// ruleid: php-same-operands
if ($a->left && $a->left) { go(); }
// ruleid: php-same-operands
$ok = $x === 1 || $x === 1;
// ok: php-same-operands
if ($a->left && $a->right) { go(); }
// ok: php-same-operands
$ok = $x === 1 || $x === 2;
