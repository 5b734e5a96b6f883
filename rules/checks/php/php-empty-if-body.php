<?php
// ruleid: php-empty-if-body
if ($a > 1); { go(); }
// ruleid: php-empty-if-body
if ($ready);
// ok: php-empty-if-body
if ($a > 1) { go(); }
// ok: php-empty-if-body
for ($i = 0; $i < 3; $i++);
