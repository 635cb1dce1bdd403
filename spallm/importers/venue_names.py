"""Names of conferences, journals and servers, as far as it takes to know one when it is met."""

from __future__ import annotations

import re

_ACRONYMS_WORDS = """
    neurips nips icml iclr cvpr cvprw iccv iccvw eccv eccvw wacv bmvc accv aaai ijcai acl emnlp
    naacl eacl aacl coling conll tacl lrec interspeech icassp slt asru kdd sigkdd www thewebconf
    webconf wsdm cikm sigir recsys sigmod vldb pvldb icde edbt cidr icdm sdm pakdd ecml ecml-pkdd
    pkdd aistats uai colt corl rss icra iros ral ra-l t-ro tro chi uist cscw iui vis tvcg eurovis
    pacificvis miccai isbi midl ipmi tmi tpami t-pami pami tip t-ip tnnls t-nnls tkde tkdd tist
    tois tmlr jmlr jair siggraph tog acmmm icmr icme icip icpr 3dv ijcv mobicom sensys ubicomp
    imwut osdi sosp nsdi atc usenix eurosys asplos isca hpca dac iccad ppopp pldi popl oopsla icse
    fse esec ase issta ccs ndss raid acsac asiaccs dsn l4dc aamas icaps ecai semeval nlpcc ccl
    apweb dasfaa nn prl neucom kbs eswa tcyb tsmc tcsvt t-csvt tmm t-mm tits spm csur pnas biorxiv
    medrxiv arxiv chemrxiv psyarxiv techrxiv ssrn corr preprint preprints icann ijcnn icdar ismir
    isit itw fg ijcb gecco cec evostar icps iccps hscc tse tosem tdsc tifs icws icsoc middleware
    podc disc spaa stoc focs soda icalp esa sigcomm infocom sigmetrics imc conext hotos hotnets
    fast eurosp euros&p s&p cscl bea starsem sigdial inlg findings acl-ijcnlp emnlp-ijcnlp
    naacl-hlt ijcnlp bionlp clef trec ecir ictir jcdl iswc eswc umap hri humanoids case icar isrr
    ijrr jfr mlsys hicss wsc amia jamia jbi jbhi icdmw sigspatial mdm isprs igarss tgrs grsl
    jstars rse embc tbme tac acc cdc lod gem mm icmlw iclrw mlhc chil psb recomb ismb eccb apbc
    socc icdew cheops eurographics egsr cgf sgp 3dimpvt cviu gi wmt iwslt mtsummit nodalida
    aacl-ijcnlp tois icaif icpe interact mobilehci dis vr ismar vrst cvmp aivr
    """
ACRONYMS = frozenset(_ACRONYMS_WORDS.split())
# Acronyms that mean the venue however they are spelt; all others have to be in capitals.
_ANY_CASE_WORDS = """
    arxiv biorxiv medrxiv chemrxiv techrxiv neurips nips icml iclr cvpr iccv eccv aaai ijcai acl
    emnlp naacl kdd sigir cikm wsdm icra iros miccai interspeech icassp siggraph tmlr vldb sigmod
    icde corr wacv bmvc tpami usenix recsys coling conll jmlr preprint cvprw iccvw eccvw accv
    aistats uai www eurographics
    """
ANY_CASE = frozenset(_ANY_CASE_WORDS.split())
# What may stand before an acronym, and what behind it begins more of the name.
_FRONT_WORDS = """
    ieee acm usenix proc proceedings of the in annual findings international workshop at siam aaai
    springer accepted by to trans transactions extended abstract under review and submitted
    published presented on european euro ieee/cvf cvf int
    """
FRONT = frozenset(_FRONT_WORDS.split())
BACK = re.compile(
    r"workshops?|findings|track|datasets?|benchmarks?|oral|spotlight|poster|highlight|best|award"
    r"|outstanding|preprint|demo|companion|industry|short|long|main|w\b|d&b|db|accepted|paper"
    r"|student|tutorial|challenge|conference|letters|on|late|system|ads|survey|extended|abstract"
    r"|applied|vol|no\b|arxiv|tiny|security|oral|\d",
    re.IGNORECASE,
)
WHOLE = re.compile(
    r"robotics: science and systems(?: \(rss\))?|nat\.? (?:[a-z]+\.? ?){1,3}"
    r"|nature(?: [a-z&-]+){0,4}|cell(?: (?:reports?.*|systems|metabolism|genomics|discovery"
    r"|research|stem cell|host.*|press|death.*))?|science(?: (?:advances|robotics|immunology"
    r"|signaling|translational medicine|china.*|bulletin|of .*))?|bioinformatics(?: advances)?"
    r"|pattern recognition(?: letters)?|neural (?:networks|computation)|information (?:sciences"
    r"|fusion|systems)|neurocomputing|medical image analysis|nucleic acids res\w*|elife|nejm"
    r"|plos(?: \w+){0,3}|genome (?:biology|research|medicine)|(?:the )?lancet(?: \w+){0,3}"
    r"|jama(?: \w+){0,2}|entropy|sensors|acm mm|acm multimedia|ieee vis|usenix security|openreview"
    r"|ai open|heliyon|symmetry|electronics|mathematics|remote sensing|algorithms|healthcare"
    r"|cancers|diagnostics|machine (?:learning|intelligence)(?: research)?|artificial (?:life"
    r"|intelligence)(?: \w+){0,3}|knowledge-based systems|expert systems.*|computers? (?:in|and|&"
    r"|graphics|vision) .*|data mining.*|world wide web|scientific (?:data|reports)|iscience"
    r"|digital discovery|drug discovery.*|protein (?:science|engineering.*)|gigascience|f1000\w*"
    r"|peerj.*|the innovation|fundamental research|national science review|tech(?:nical)?\.? report"
    r"|book|(?:phd|ph\.d\.|master'?s?|doctoral) (?:thesis|dissertation)|thesis",
    re.IGNORECASE,
)
JOURNAL_FIRST = re.compile(
    r"(?:the )?(?:\d+(?:st|nd|rd|th) )?(?:ieee|acm|international (?:conference|journal|workshop"
    r"|symposium)|annual (?:review|conference|meeting)|european (?:conference|journal)|journal"
    r"|transactions|trans\.|proceedings|proc\.|conference on|conf\.|symposium on|annals"
    r"|frontiers in|advances in|communications|nucleic acids|briefings|bulletin|lecture notes|lncs"
    r"|plos|bmc|springer|elsevier|advanced (?:science|materials)|applied (?:sciences?|intelligence"
    r"|soft)|workshop on|siam|computational (?:linguistics|biology|intelligence|visual media)"
    r"|current opinion|npj|bmj)(?!\w)",
    re.IGNORECASE,
)
ANY_CASE_FIRST = re.compile(
    r"Advances in neural information|Proceedings of \w|IEEE \w|ACM \w|European conference "
    r"|International (?:conference|journal) |Journal of \w"
)
ISSUE = re.compile(r"\b(?:issue|volume|no|vol)\b", re.IGNORECASE)
JOURNAL_WORD = re.compile(
    r"\b(?:journal|letters|transactions|proceedings|magazine)\b", re.IGNORECASE
)
CHINESE = re.compile(r"(?:期刊|会议|学报|大学)$")
JOURNAL_LAST = re.compile(
    r"\b(?:journal|letters|magazine|communications|reports|press|proceedings|transactions"
    r"|conference|symposium|workshops?|reviews|bioinformatics|informatics|processing|engineering"
    r"|sciences?|systems|medicine|biology|methods|physics|chemistry|intelligence|learning|research"
    r"|applications|analysis|databases|graphics|control)$",
    re.IGNORECASE,
)
# Words that head a column or a section and name no venue.
_GENERIC_WORDS = """
    journal journals conference conferences workshop workshops blog blogs press paper papers
    letters magazine reports transactions symposium proceedings reviews communications research
    applications analysis systems learning methods medicine biology physics chemistry engineering
    intelligence processing informatics publication publications acm springer elsevier applied
    advanced annual international databases graphics control
    """
GENERIC = frozenset(_GENERIC_WORDS.split())
AFFILIATION = re.compile(
    r"(?<!\w)@|\b(?:university|institute|college|lab|laboratory|inc|academy|team)\b", re.IGNORECASE
)
# Abbreviated journals: words in capitals, of which one is cut short, and the first is no initial.
ABBREVIATED = re.compile(
    r"(?=(?:\S+\s){0,3}(?:J\.|[A-Z][a-z]{1,7}\.)\s)(?:J\.|[A-Z][A-Za-z]+\.?)"
    r"(?:\s(?:of|and|&|[A-Z][A-Za-z]{0,11}\.?)){1,6}"
)
# Phrases that are a journal's name, too; without a year they are not.
COMMON = re.compile(
    r"computers? vision.*|computer graphics.*|neural networks|algorithms|electronics|mathematics"
    r"|sensors|healthcare|entropy|symmetry|machine learning|data mining.*|artificial intelligence"
    r"|information systems|book",
    re.IGNORECASE,
)
PREPRINT = re.compile(
    r"\W{0,9}(arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv)"
    r"(?:[\s:,./()\[\]-]|preprint|arxiv|biorxiv|abs|v?\d|cs\.[a-z]{2})*",
    re.IGNORECASE,
)
OTHERS = re.compile(
    r"[\s,]{0,3}(?:\bet[\s.]?\s?al\b\.?|\band others\b|\.\.\.|…|等)\s?", re.IGNORECASE
)
VOLUME = re.compile(r"[\s,]\s?(?:vol(?:ume)?\.?\s?)?\d[\d.:()\s,–e-]*$", re.IGNORECASE)
