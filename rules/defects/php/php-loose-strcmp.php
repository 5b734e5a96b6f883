<?php
// ruleid: php-loose-strcmp
if (strcmp($_POST['pw'], $secret) == 0) { login(); }
// ruleid: php-loose-strcmp
if (!strcmp($_GET['key'], KEY)) { go(); }
// ok: php-loose-strcmp
if (strcmp($_POST['pw'], $secret) === 0) { login(); }
// ok: php-loose-strcmp
if (strcmp($a, $b) == 0) { go(); }
