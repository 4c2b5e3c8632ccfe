/*
 * A reader decides on every word of decide.html, a report of real documents: accepts each other one, and corrects the rest by
 * its first suggestion. words.txt and corrections.tsv are what the page saves.
 */
await go('decide.html', { lang: 'fr' });
ok('signs that look alike are named', await see(`document.querySelector('#findings').textContent`)
  .then((s) => s.includes('espace → espace fine insécable')));
const kinds = async (rule) => {
  await see(`{
    const kind = document.querySelector('.tools select');
    kind.value = '${rule}';
    kind.dispatchEvent(new Event('change'));
  }`);
  return see(`[...new Set([...document.querySelectorAll('.group')].map((item) => item.group.rule))]`);
};
ok('one kind', (await kinds('orthographe.ligature')).join() === 'orthographe.ligature');
ok('and all', (await kinds('')).length > 4);
await see(`{
  const words = [...document.querySelectorAll('.group')].filter((item) => item.querySelector('[data-act=accept]'));
  words.forEach((item, i) => item.querySelector(i % 2 ? '[data-act=accept]' : '[data-act=suggestion]').click());
}`);
const [words, corrections] = (await see(`document.querySelector('.saving > span').textContent`)).match(/\d+/g).map(Number);
ok(`all words are decided on: ${words} accepted, ${corrections} corrected`, words >= 4 && corrections >= 4 &&
  await see(`document.querySelectorAll('.decision').length`) === words + corrections);
await see(`document.querySelector('.saving button:nth-of-type(1)').click()`);
keep('words.txt', await saved('mots-acceptes.txt'));
await see(`document.querySelector('.saving button:nth-of-type(2)').click()`);
keep('corrections.tsv', await saved('corrections.tsv'));
