<?php
foreach ($list as &$x) { $x *= 2; }
// ruleid: php-reference-left-after-loop
foreach ($list as $x) { use_it($x); }
foreach ($b as &$y) { $y = 1; }
// ruleid: php-reference-left-after-loop
foreach ($c as $y) { use_it($y); }
foreach ($d as &$z) { $z = 1; }
unset($z);
// ok: php-reference-left-after-loop
foreach ($e as $z) { use_it($z); }
// ok: php-reference-left-after-loop
foreach ($f as $v) { use_it($v); }
