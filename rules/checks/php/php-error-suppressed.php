<?php
// ruleid: php-error-suppressed
$text = @file_get_contents($path);
// ruleid: php-error-suppressed
@mysqli_query($c, 'select 1');
// ok: php-error-suppressed
$text = file_get_contents($path);
// ok: php-error-suppressed
@unlink($path);
