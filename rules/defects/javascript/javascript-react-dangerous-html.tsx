import React from 'react';
import DOMPurify from 'dompurify';
export function Page() {
  const query = new URLSearchParams(window.location.search).get('q');
  // ruleid: javascript-react-dangerous-html
  return <div dangerouslySetInnerHTML={{ __html: query }} />;
}
export function Other() {
  const { text } = useParams();
  // ruleid: javascript-react-dangerous-html
  return <p dangerouslySetInnerHTML={{ __html: '<b>' + text + '</b>' }} />;
}
export function Safe() {
  const { text } = useParams();
  // ok: javascript-react-dangerous-html
  return <p dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(text) }} />;
}
export function Plain() {
  const { text } = useParams();
  // ok: javascript-react-dangerous-html
  return <p>{text}</p>;
}
