<?php
// ruleid: php-extract-of-request
extract($_GET);
// ruleid: php-extract-of-request
parse_str($_SERVER['QUERY_STRING']);
// ok: php-extract-of-request
extract($_POST, EXTR_SKIP);
// ok: php-extract-of-request
parse_str($_SERVER['QUERY_STRING'], $values);
// ok: php-extract-of-request
extract(['a' => 1]);
// ok: php-extract-of-request
extract($options);
