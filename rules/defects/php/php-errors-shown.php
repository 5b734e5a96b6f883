<?php
$r = mysqli_query($conn, 'select 1') or
    // ruleid: php-errors-shown
    die(mysqli_error($conn));
// ruleid: php-errors-shown
die('Failed: ' . mysql_error());
try {
    work();
} catch (PDOException $e) {
    // ruleid: php-errors-shown
    echo 'Error: ' . $e->getMessage();
}
// ruleid: php-errors-shown
phpinfo();
try {
    work();
} catch (Exception $e) {
    // ok: php-errors-shown
    error_log($e->getMessage());
    // ok: php-errors-shown
    echo 'Something went wrong';
}

function build_options() {
    ob_start();
    // ok: php-errors-shown
    phpinfo(INFO_GENERAL);
    $shown = ob_get_clean();
    return $shown;
}
