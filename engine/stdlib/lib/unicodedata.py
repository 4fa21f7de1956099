"""Normal forms of Latin, Greek and Cyrillic text. What is beyond stays as it is."""
unidata_version = "14.0.0"

# By the mark that is added: letters with it, each before the letter alone.
_pairs = {
    "\u0300": "ÀAÈEÌIÒOÙUàaèeìiòoùuǛÜǜüǸNǹnЀЕЍИѐеѝиḔĒḕēṐŌṑōẀWẁwẦÂầâẰĂằăỀÊềêỒÔồôỜƠờơỪƯừưỲYỳyἂἀἃἁἊἈἋἉἒἐἓἑἚἘἛἙἢἠἣἡἪἨἫἩἲἰἳἱἺἸἻἹὂὀὃὁὊὈὋὉὒὐὓὑὛὙὢὠὣὡὪὨὫὩὰαὲεὴηὶιὸοὺυὼωᾺΑῈΕῊΗ῍᾿ῒϊῚΙ῝῾ῢϋῪΥ῭¨ῸΟῺΩ",
    "\u0301": "ÁAÉEÍIÓOÚUÝYáaéeíióoúuýyĆCćcĹLĺlŃNńnŔRŕrŚSśsŹZźzǗÜǘüǴGǵgǺÅǻåǼÆǽæǾØǿø΅¨ΆΑΈΕΉΗΊΙΌΟΎΥΏΩΐϊάαέεήηίιΰϋόούυώωϓϒЃГЌКѓгќкḈÇḉçḖĒḗēḮÏḯïḰKḱkḾMḿmṌÕṍõṒŌṓōṔPṕpṸŨṹũẂWẃwẤÂấâẮĂắăẾÊếêỐÔốôỚƠớơỨƯứưἄἀἅἁἌἈἍἉἔἐἕἑἜἘἝἙἤἠἥἡἬἨἭἩἴἰἵἱἼἸἽἹὄὀὅὁὌὈὍὉὔὐὕὑὝὙὤὠὥὡὬὨὭὩ῎᾿῞῾",
    "\u0302": "ÂAÊEÎIÔOÛUâaêeîiôoûuĈCĉcĜGĝgĤHĥhĴJĵjŜSŝsŴWŵwŶYŷyẐZẑzẬẠậạỆẸệẹỘỌộọ",
    "\u0303": "ÃAÑNÕOãañnõoĨIĩiŨUũuṼVṽvẪÂẫâẴĂẵăẼEẽeỄÊễêỖÔỗôỠƠỡơỮƯữưỸYỹy",
    "\u0308": "ÄAËEÏIÖOÜUäaëeïiöoüuÿyŸYΪΙΫΥϊιϋυϔϒЁЕЇІёеїіӒАӓаӚӘӛәӜЖӝжӞЗӟзӤИӥиӦОӧоӪӨӫөӬЭӭэӰУӱуӴЧӵчӸЫӹыḦHḧhṎÕṏõṺŪṻūẄWẅwẌXẍxẗt",
    "\u030a": "ÅAåaŮUůuẘwẙy",
    "\u0327": "ÇCçcĢGģgĶKķkĻLļlŅNņnŖRŗrŞSşsŢTţtȨEȩeḐDḑdḨHḩh",
    "\u0304": "ĀAāaĒEēeĪIīiŌOōoŪUūuǕÜǖüǞÄǟäǠȦǡȧǢÆǣæǬǪǭǫȪÖȫöȬÕȭõȰȮȱȯȲYȳyӢИӣиӮУӯуḠGḡgḸḶḹḷṜṚṝṛᾱαᾹΑῑιῙΙῡυῩΥ",
    "\u0306": "ĂAăaĔEĕeĞGğgĬIĭiŎOŏoŬUŭuЎУЙИйиўуӁЖӂжӐАӑаӖЕӗеḜȨḝȩẶẠặạᾰαᾸΑῐιῘΙῠυῨΥ",
    "\u0328": "ĄAąaĘEęeĮIįiŲUųuǪOǫo",
    "\u0307": "ĊCċcĖEėeĠGġgİIŻZżzȦAȧaȮOȯoḂBḃbḊDḋdḞFḟfḢHḣhṀMṁmṄNṅnṖPṗpṘRṙrṠSṡsṤŚṥśṦŠṧšṨṢṩṣṪTṫtẆWẇwẊXẋxẎYẏyẛſ",
    "\u030c": "ČCčcĎDďdĚEěeĽLľlŇNňnŘRřrŠSšsŤTťtŽZžzǍAǎaǏIǐiǑOǒoǓUǔuǙÜǚüǦGǧgǨKǩkǮƷǯʒǰjȞHȟh",
    "\u030b": "ŐOőoŰUűuӲУӳу",
    "\u031b": "ƠOơoƯUưu",
    "\u030f": "ȀAȁaȄEȅeȈIȉiȌOȍoȐRȑrȔUȕuѶѴѷѵ",
    "\u0311": "ȂAȃaȆEȇeȊIȋiȎOȏoȒRȓrȖUȗu",
    "\u0326": "ȘSșsȚTțt",
    "\u0325": "ḀAḁa",
    "\u0323": "ḄBḅbḌDḍdḤHḥhḲKḳkḶLḷlṂMṃmṆNṇnṚRṛrṢSṣsṬTṭtṾVṿvẈWẉwẒZẓzẠAạaẸEẹeỊIịiỌOọoỢƠợơỤUụuỰƯựưỴYỵy",
    "\u0331": "ḆBḇbḎDḏdḴKḵkḺLḻlṈNṉnṞRṟrṮTṯtẔZẕzẖh",
    "\u032d": "ḒDḓdḘEḙeḼLḽlṊNṋnṰTṱtṶUṷu",
    "\u0330": "ḚEḛeḬIḭiṴUṵu",
    "\u032e": "ḪHḫh",
    "\u0324": "ṲUṳu",
    "\u0309": "ẢAảaẨÂẩâẲĂẳăẺEẻeỂÊểêỈIỉiỎOỏoỔÔổôỞƠởơỦUủuỬƯửưỶYỷy",
    "\u0313": "ἀαἈΑἐεἘΕἠηἨΗἰιἸΙὀοὈΟὐυὠωὨΩῤρ",
    "\u0314": "ἁαἉΑἑεἙΕἡηἩΗἱιἹΙὁοὉΟὑυὙΥὡωὩΩῥρῬΡ",
    "\u0342": "ἆἀἇἁἎἈἏἉἦἠἧἡἮἨἯἩἶἰἷἱἾἸἿἹὖὐὗὑὟὙὦὠὧὡὮὨὯὩᾶα῁¨ῆη῏᾿ῖιῗϊ῟῾ῦυῧϋῶω",
    "\u0345": "ᾀἀᾁἁᾂἂᾃἃᾄἄᾅἅᾆἆᾇἇᾈἈᾉἉᾊἊᾋἋᾌἌᾍἍᾎἎᾏἏᾐἠᾑἡᾒἢᾓἣᾔἤᾕἥᾖἦᾗἧᾘἨᾙἩᾚἪᾛἫᾜἬᾝἭᾞἮᾟἯᾠὠᾡὡᾢὢᾣὣᾤὤᾥὥᾦὦᾧὧᾨὨᾩὩᾪὪᾫὫᾬὬᾭὭᾮὮᾯὯᾲὰᾳαᾴάᾷᾶᾼΑῂὴῃηῄήῇῆῌΗῲὼῳωῴώῷῶῼΩ",
    "\u0338": "↚←↛→↮↔⇍⇐⇎⇔⇏⇒∄∃∉∈∌∋∤∣∦∥≁∼≄≃≇≅≉≈≠=≢≡≭≍≮<≯>≰≤≱≥≴≲≵≳≸≶≹≷⊀≺⊁≻⊄⊂⊅⊃⊈⊆⊉⊇⊬⊢⊭⊨⊮⊩⊯⊫⋠≼⋡≽⋢⊑⋣⊒⋪⊲⋫⊳⋬⊴⋭⊵",
}
_same = "ʹʹ;;··άάέέήήίίόόύύώώΆΆιιΈΈΉΉΐΐΊΊΰΰΎΎ΅΅``ΌΌΏΏ´´\u2000\u2002\u2001\u2003ΩΩKKÅÅ〈〈〉〉"
# What looks like other text: the character, and that.
_like = "\u00a0 \n¨ \u0308\nªa\n¯ \u0304\n²2\n³3\n´ \u0301\nµμ\n¸ \u0327\n¹1\nºo\n¼1⁄4\n½1⁄2\n¾3⁄4\nĲIJ\nĳij\nĿL·\nŀl·\nŉʼn\nſs\nǄDŽ\nǅDž\nǆdž\nǇLJ\nǈLj\nǉlj\nǊNJ\nǋNj\nǌnj\nǱDZ\nǲDz\nǳdz\nͺ \u0345\n΄ \u0301\nϐβ\nϑθ\nϒΥ\nϕφ\nϖπ\nϰκ\nϱρ\nϲς\nϴΘ\nϵε\nϹΣ\nẚaʾ\n᾽ \u0313\n᾿ \u0313\n῀ \u0342\n῾ \u0314\n\u2002 \n\u2003 \n\u2004 \n\u2005 \n\u2006 \n\u2007 \n\u2008 \n\u2009 \n\u200a \n‑‐\n‗ \u0333\n․.\n‥..\n…...\n\u202f \n″′′\n‴′′′\n‶‵‵\n‷‵‵‵\n‼!!\n‾ \u0305\n⁇??\n⁈?!\n⁉!?\n⁗′′′′\n\u205f \n⁰0\nⁱi\n⁴4\n⁵5\n⁶6\n⁷7\n⁸8\n⁹9\n⁺+\n⁻−\n⁼=\n⁽(\n⁾)\nⁿn\n₀0\n₁1\n₂2\n₃3\n₄4\n₅5\n₆6\n₇7\n₈8\n₉9\n₊+\n₋−\n₌=\n₍(\n₎)\nₐa\nₑe\nₒo\nₓx\nₔə\nₕh\nₖk\nₗl\nₘm\nₙn\nₚp\nₛs\nₜt\n₨Rs\n℀a/c\n℁a/s\nℂC\n℃°C\n℅c/o\n℆c/u\nℇƐ\n℉°F\nℊg\nℋH\nℌH\nℍH\nℎh\nℏħ\nℐI\nℑI\nℒL\nℓl\nℕN\n№No\nℙP\nℚQ\nℛR\nℜR\nℝR\n℠SM\n℡TEL\n™TM\nℤZ\nℨZ\nℬB\nℭC\nℯe\nℰE\nℱF\nℳM\nℴo\nℵא\nℶב\nℷג\nℸד\nℹi\n℻FAX\nℼπ\nℽγ\nℾΓ\nℿΠ\n⅀∑\nⅅD\nⅆd\nⅇe\nⅈi\nⅉj\n⅐1⁄7\n⅑1⁄9\n⅒1⁄10\n⅓1⁄3\n⅔2⁄3\n⅕1⁄5\n⅖2⁄5\n⅗3⁄5\n⅘4⁄5\n⅙1⁄6\n⅚5⁄6\n⅛1⁄8\n⅜3⁄8\n⅝5⁄8\n⅞7⁄8\n⅟1⁄\nⅠI\nⅡII\nⅢIII\nⅣIV\nⅤV\nⅥVI\nⅦVII\nⅧVIII\nⅨIX\nⅩX\nⅪXI\nⅫXII\nⅬL\nⅭC\nⅮD\nⅯM\nⅰi\nⅱii\nⅲiii\nⅳiv\nⅴv\nⅵvi\nⅶvii\nⅷviii\nⅸix\nⅹx\nⅺxi\nⅻxii\nⅼl\nⅽc\nⅾd\nⅿm\n↉0⁄3\n∬∫∫\n∭∫∫∫\n∯∮∮\n∰∮∮∮\n①1\n②2\n③3\n④4\n⑤5\n⑥6\n⑦7\n⑧8\n⑨9\n⑩10\n⑪11\n⑫12\n⑬13\n⑭14\n⑮15\n⑯16\n⑰17\n⑱18\n⑲19\n⑳20\n⑴(1)\n⑵(2)\n⑶(3)\n⑷(4)\n⑸(5)\n⑹(6)\n⑺(7)\n⑻(8)\n⑼(9)\n⑽(10)\n⑾(11)\n⑿(12)\n⒀(13)\n⒁(14)\n⒂(15)\n⒃(16)\n⒄(17)\n⒅(18)\n⒆(19)\n⒇(20)\n⒈1.\n⒉2.\n⒊3.\n⒋4.\n⒌5.\n⒍6.\n⒎7.\n⒏8.\n⒐9.\n⒑10.\n⒒11.\n⒓12.\n⒔13.\n⒕14.\n⒖15.\n⒗16.\n⒘17.\n⒙18.\n⒚19.\n⒛20.\n⒜(a)\n⒝(b)\n⒞(c)\n⒟(d)\n⒠(e)\n⒡(f)\n⒢(g)\n⒣(h)\n⒤(i)\n⒥(j)\n⒦(k)\n⒧(l)\n⒨(m)\n⒩(n)\n⒪(o)\n⒫(p)\n⒬(q)\n⒭(r)\n⒮(s)\n⒯(t)\n⒰(u)\n⒱(v)\n⒲(w)\n⒳(x)\n⒴(y)\n⒵(z)\nⒶA\nⒷB\nⒸC\nⒹD\nⒺE\nⒻF\nⒼG\nⒽH\nⒾI\nⒿJ\nⓀK\nⓁL\nⓂM\nⓃN\nⓄO\nⓅP\nⓆQ\nⓇR\nⓈS\nⓉT\nⓊU\nⓋV\nⓌW\nⓍX\nⓎY\nⓏZ\nⓐa\nⓑb\nⓒc\nⓓd\nⓔe\nⓕf\nⓖg\nⓗh\nⓘi\nⓙj\nⓚk\nⓛl\nⓜm\nⓝn\nⓞo\nⓟp\nⓠq\nⓡr\nⓢs\nⓣt\nⓤu\nⓥv\nⓦw\nⓧx\nⓨy\nⓩz\n⓪0\nﬀff\nﬁfi\nﬂfl\nﬃffi\nﬄffl\nﬅſt\nﬆst"
_classes = b'\xe6\xe6\xe6\xe6\xe6\xe6\xe6\xe6\xe6\xe6\xe6\xe6\xe6\xe6\xe6\xe6\xe6\xe6\xe6\xe6\xe6\xe8\xdc\xdc\xdc\xdc\xe8\xd8\xdc\xdc\xdc\xdc\xdc\xca\xca\xdc\xdc\xdc\xdc\xca\xca\xdc\xdc\xdc\xdc\xdc\xdc\xdc\xdc\xdc\xdc\xdc\x01\x01\x01\x01\x01\xdc\xdc\xdc\xdc\xe6\xe6\xe6\xe6\xe6\xe6\xe6\xe6\xf0\xe6\xdc\xdc\xdc\xe6\xe6\xe6\xdc\xdc\x00\xe6\xe6\xe6\xdc\xdc\xdc\xdc\xe6\xe8\xdc\xdc\xe6\xe9\xea\xea\xe9\xea\xea\xe9\xe6\xe6\xe6\xe6\xe6\xe6\xe6\xe6\xe6\xe6\xe6\xe6\xe6'
_down = {letters[i]: letters[i + 1] + mark for mark, letters in _pairs.items() for i in range(0, len(letters), 2)}
_up = {pair: c for c, pair in _down.items()}
_down.update({_same[i]: _same[i + 1] for i in range(0, len(_same), 2)})
_loose = {entry[0]: entry[1:] for entry in _like.split("\n")}
_loose.update({chr(c): chr(c - 0xfee0) for c in range(0xff01, 0xff5f)})
_ascii = ("Cc " * 32 + "Zs Po Po Po Sc Po Po Po Ps Pe Po Sm Po Pd Po Po " + "Nd " * 10 + "Po Po Sm Sm Sm Po Po " + "Lu " * 26 + "Ps Po Pe Sk Pc Sk "
          + "Ll " * 26 + "Ps Sm Pe Sm Cc").split()


def combining(c, /): return _classes[ord(c) - 0x300] if 0x300 <= ord(c) < 0x370 else 0


def _parts(c, loose):
    found = _down.get(c) or loose and _loose.get(c)
    return "".join(_parts(x, loose) for x in found) if found else c


def _ordered(s):
    out, marks = [], []
    for c in s:
        if combining(c):
            marks.append(c)
            continue
        out += sorted(marks, key=combining) + [c]
        marks.clear()
    return out + sorted(marks, key=combining)


def _composed(list):
    out, start, last = [], None, 0
    for c in list:
        k = combining(c)
        if start is not None and (last < k or last == 0 and start == len(out) - 1):
            whole = _up.get(out[start] + c)
            if whole:
                out[start] = whole
                continue
        if k == 0:
            start = len(out)
        last = k
        out.append(c)
    return out


def normalize(form, unistr, /):
    if form not in ("NFC", "NFD", "NFKC", "NFKD"):
        raise ValueError("invalid normalization form")
    if unistr.isascii():
        return unistr
    parts = _ordered("".join(_parts(c, "K" in form) for c in unistr))
    return "".join(_composed(parts) if form[-1] == "C" else parts)


def is_normalized(form, unistr, /): return normalize(form, unistr) == unistr


def category(c, /):
    if ord(c) < 128:
        return _ascii[ord(c)]
    if 0x300 <= ord(c) < 0x370:
        return "Mn"
    for test, name in ((str.isupper, "Lu"), (str.islower, "Ll"), (str.isdecimal, "Nd"), (str.isalpha, "Lo"), (str.isspace, "Zs")):
        if test(c):
            return name
    raise NotImplementedError(f"the playground does not know the category of {c!r}")


def decimal(c, default=None, /):
    if c.isdecimal():
        return int(c)
    if default is None:
        raise ValueError("not a decimal")
    return default


digit = decimal


def name(c, default=None, /): raise NotImplementedError("the playground does not know the names of characters")
