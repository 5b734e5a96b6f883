import React from 'react';
export function Comment(props) {
  // ruleid: javascript-react-html-from-props
  return <div dangerouslySetInnerHTML={{ __html: props.comment.text }} />;
}
export class Note extends React.Component {
  render() {
    // ruleid: javascript-react-html-from-props
    return <div dangerouslySetInnerHTML={{ __html: this.props.text }} />;
  }
}
export function Safe(props) {
  // ok: javascript-react-html-from-props
  return <div dangerouslySetInnerHTML={{ __html: sanitizeHtml(props.comment.text) }} />;
}
export function Fixed() {
  // ok: javascript-react-html-from-props
  return <div dangerouslySetInnerHTML={{ __html: '<b>fixed</b>' }} />;
}
