<?php
// ruleid: php-self-comparison
if ($a == $a) { go(); }
// ruleid: php-self-comparison
$same = $this->id === $this->id;
// ok: php-self-comparison
if ($a == $b) { go(); }
// ok: php-self-comparison
$nan = $x != $x;
