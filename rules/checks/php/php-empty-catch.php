<?php
try {
    save();
// ruleid: php-empty-catch
} catch (Exception $e) {
}
// ruleid: php-empty-catch
try { save(); } catch (\Throwable $e) {}
// ok: php-empty-catch
try { save(); } catch (Exception $e) { report($e); }
// ok: php-empty-catch
try { save(); } catch (Exception $e) { /* nothing to save */ }
