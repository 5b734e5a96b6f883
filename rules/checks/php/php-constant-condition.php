<?php
// ruleid: php-constant-condition
if (true) { go(); }
// ruleid: php-constant-condition
if (0) { go(); }
// ok: php-constant-condition
if ($x) { go(); }
// ok: php-constant-condition
while (true) { if (step()) { break; } }

// ok: php-constant-condition
if (false) {
    /** For readers of the code only. */
    class Old {}
}
