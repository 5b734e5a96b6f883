<?php
// ruleid: php-insecure-file-mode
chmod('config.php', 0777);
// ruleid: php-insecure-file-mode
chmod($file, 0666);
// ruleid: php-insecure-file-mode
umask(0);
// ok: php-insecure-file-mode
chmod('config.php', 0640);
// ok: php-insecure-file-mode
mkdir('uploads', 0755, true);
