<?php
// ruleid: php-loose-in-array
if (in_array($x, $list)) { go(); }
// ruleid: php-loose-in-array
$k = array_search($x, $list);
// ok: php-loose-in-array
if (in_array($x, $list, true)) { go(); }
// ok: php-loose-in-array
$k = array_search($x, $list, true);
