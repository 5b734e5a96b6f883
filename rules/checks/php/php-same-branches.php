<?php
// ruleid: php-same-branches
if ($a) { go($x); } else { go($x); }
// ruleid: php-same-branches
$v = $a ? $x->left : $x->left;
// ok: php-same-branches
if ($a) { go($x); } else { stop($x); }
// ok: php-same-branches
$v = $a ? $x->left : $x->right;
