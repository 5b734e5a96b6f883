<?php
// ruleid: php-always-true-inequality
if ($kind != 'a' || $kind != 'b') { go(); }
// ruleid: php-always-true-inequality
$all = $n->type !== 1 || $n->type !== 2;
// ok: php-always-true-inequality
if ($kind != 'a' && $kind != 'b') { go(); }
// ok: php-always-true-inequality
if ($kind != 'a' || $name != 'b') { go(); }
