<?php
// ruleid: php-position-as-truth
if (strpos($text, 'a')) { go(); }
// ruleid: php-position-as-truth
if (strpos($text, 'a') == false) { go(); }
// ruleid: php-position-as-truth
if (!array_search($x, $list)) { go(); }
// ok: php-position-as-truth
if (strpos($text, 'a') !== false) { go(); }
// ok: php-position-as-truth
if (str_contains($text, 'a')) { go(); }
