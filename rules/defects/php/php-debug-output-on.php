<?php
// ruleid: php-debug-output-on
ini_set('display_errors', 1);
// ruleid: php-debug-output-on
ini_set('display_errors', 'On');
// ok: php-debug-output-on
ini_set('display_errors', 0);
// ok: php-debug-output-on
ini_set('log_errors', 1);
