<?php
// ruleid: php-loop-runs-one-too-far
for ($i = 0; $i <= count($list); $i++) { use_it($list[$i]); }
// ruleid: php-loop-runs-one-too-far
for ($i = 0; $i <= strlen($text); $i++) { use_it($text[$i]); }
// ok: php-loop-runs-one-too-far
for ($i = 0; $i < count($list); $i++) { use_it($list[$i]); }
// ok: php-loop-runs-one-too-far
for ($i = 1; $i <= count($list); $i++) { use_it($list[$i - 1]); }
