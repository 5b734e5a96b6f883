<?php
// ruleid: php-assignment-in-condition
if ($state = 'ready') { go(); }
// ruleid: php-assignment-in-condition
if ($user->admin = true) { go(); }
// ruleid: php-assignment-in-condition
if ($ok && $level = 3) { go(); }
// ok: php-assignment-in-condition
if ($state == 'ready') { go(); }
// ok: php-assignment-in-condition
if ($row = fetch($result)) { go($row); }
// ok: php-assignment-in-condition
while ($row = fetch($result)) { go($row); }
