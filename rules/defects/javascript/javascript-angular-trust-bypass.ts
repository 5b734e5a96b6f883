import { DomSanitizer } from '@angular/platform-browser';
export class NoteComponent {
  constructor(private sanitizer: DomSanitizer) {}
  show(text: string) {
    // ruleid: javascript-angular-trust-bypass
    return this.sanitizer.bypassSecurityTrustHtml(text);
  }
  link(url: string) {
    // ruleid: javascript-angular-trust-bypass
    this.url = this.sanitizer.bypassSecurityTrustUrl('x:' + url);
  }
  fixed() {
    // ok: javascript-angular-trust-bypass
    return this.sanitizer.bypassSecurityTrustHtml('<b>fixed</b>');
  }
  clean(text: string) {
    // ok: javascript-angular-trust-bypass
    return this.sanitizer.sanitize(1, text);
  }
}
