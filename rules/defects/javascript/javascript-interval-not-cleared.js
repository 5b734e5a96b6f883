function Clock() {
  // ruleid: javascript-interval-not-cleared
  useEffect(() => {
    setInterval(tick, 1000);
  }, []);
  // ruleid: javascript-interval-not-cleared
  useEffect(() => {
    window.addEventListener('resize', resize);
  }, []);
  // ok: javascript-interval-not-cleared
  useEffect(() => {
    const t = setInterval(tick, 1000);
    return () => clearInterval(t);
  }, []);
  // ok: javascript-interval-not-cleared
  useEffect(() => { setTimeout(tick, 1000); }, []);
}
