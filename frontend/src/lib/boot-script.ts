import { MISSED } from './missing-file';

/**
 * Runs in <head> before the first paint and sets the user's theme and language, so that no frame shows others. The page itself is in
 * English. For another language, the script requests the messages at once and hides the body until they have loaded (at most 4 s). A page
 * whose own scripts are missing belongs to an older build: it reloads, unless the same files were missing before.
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
}
var m=[];
function gone(e){var s=e.target;if(s.tagName==='SCRIPT'&&s.src.indexOf('/_next/')>0)m.push(s.getAttribute('src'))}
addEventListener('error',gone,true);
addEventListener('load',function(){removeEventListener('error',gone,true);try{
var s=sessionStorage,k='${MISSED}',n=s.getItem(k)||'';
if(m.some(function(u){return n.indexOf(u)<0})){s.setItem(k,n+m.join(' ')+' ');location.reload()}}catch(x){}},{once:true})
})()`;
