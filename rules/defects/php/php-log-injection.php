<?php
// ruleid: php-log-injection
error_log('user ' . $_POST['user']);
// ruleid: php-log-injection
syslog(LOG_INFO, "login {$_GET['u']}");
// ok: php-log-injection
error_log('user ' . json_encode($_POST['user']));
// ok: php-log-injection
error_log('started');
