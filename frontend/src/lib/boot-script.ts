/**
 * Runs in <head> before anything is painted: theme and language of this reader, so that no frame shows others. The page itself is
 * English; another language hides the body until its catalogue is there (at most 4 s), and the catalogue is asked for at once.
 */
export const BOOT_SCRIPT = `(function(){
var d=document.documentElement,g=function(k){try{return localStorage.getItem(k)}catch(e){return null}};
var t=g('theme'),k=t==='dark'||(t!=='light'&&matchMedia('(prefers-color-scheme: dark)').matches);
if(k)d.classList.add('dark');
d.style.colorScheme=k?'dark':'light';
var l=g('locale');
if(l!=='en'&&l!=='ru'){l='en';(navigator.languages||[]).some(function(n){n=n.slice(0,2).toLowerCase();if(n==='ru'||n==='en'){l=n;return true}})}
d.lang=l;
if(l!=='en'){
d.setAttribute('data-locale-pending','');
setTimeout(function(){d.removeAttribute('data-locale-pending')},4000);
var p=document.createElement('link');p.rel='preload';p.as='fetch';p.crossOrigin='anonymous';p.href='/messages/'+l+'/public.json';document.head.appendChild(p)
}})()`;
