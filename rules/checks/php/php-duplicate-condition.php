<?php
if ($a > 1) {
    one();
// ruleid: php-duplicate-condition
} elseif ($a > 1) {
    two();
}
if ($a > 1) {
    one();
// ok: php-duplicate-condition
} elseif ($a > 2) {
    two();
// ruleid: php-duplicate-condition
} elseif ($a > 2) {
    three();
}
// ok: php-duplicate-condition
if ($a > 1) { four(); }
