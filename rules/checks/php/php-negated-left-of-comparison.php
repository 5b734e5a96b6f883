<?php
// ruleid: php-negated-left-of-comparison
if (!$status == 'open') { close(); }
// ruleid: php-negated-left-of-comparison
if (!count($list) > 0) { go(); }
// ok: php-negated-left-of-comparison
if ($status != 'open') { close(); }
// ok: php-negated-left-of-comparison
if (!($n > 0)) { go(); }
