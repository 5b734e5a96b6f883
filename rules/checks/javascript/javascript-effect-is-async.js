function A({ id }) {
  // ruleid: javascript-effect-is-async
  useEffect(async () => {
    setData(await load(id));
  }, [id]);
  // ruleid: javascript-effect-is-async
  React.useEffect(async function () { await load(id); }, []);
  // ok: javascript-effect-is-async
  useEffect(() => {
    load(id).then(setData);
  }, [id]);
  // ok: javascript-effect-is-async
  useEffect(() => { const f = async () => { await load(id); }; f(); }, [id]);
}
