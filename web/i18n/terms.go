package i18n

// Term is a word that the page explains. Its zero value is none.
type Term struct {
	ID    string
	Name  T // as its explanation begins
	Word  T // as it stands in the texts of the page
	Means T
	Docs  string // where Django's documentation speaks of it, behind its root
}

const cacheDocs = "topics/cache/#"

// Terms are the words that the page explains, wherever it has them.
var Terms = []Term{Process, Worker, Lookup, LRU, Version, Pickle}

var (
	Process = Term{"pid", T{"pid", "pid"}, T{"pid", "pid"}, T{
		"The number of a process. A restart gives another one: a new process, whose LocMemCache is empty.",
		"Het nummer van een proces. Een herstart geeft een ander: een nieuw proces, met een lege LocMemCache.",
	}, cacheDocs + "local-memory-caching"}
	Worker = Term{"worker", T{"worker", "worker"}, T{"workers", "workers"}, T{
		"One of the processes that a server such as Gunicorn starts to answer requests. Each has its own memory, and so a LocMemCache of its own.",
		"Een van de processen die een server zoals Gunicorn start om verzoeken te beantwoorden. Elk heeft eigen geheugen, en dus een eigen LocMemCache.",
	}, "howto/deployment/wsgi/gunicorn/"}
	Lookup = Term{"miss", T{"hit, miss", "hit, miss"}, T{"miss", "miss"}, T{
		"A lookup that finds the key is a hit, one that does not is a miss. After a miss the code makes the value anew, often from the database.",
		"Wie de sleutel vindt heeft een hit, wie hem niet vindt een miss. Na een miss maakt de code de waarde opnieuw, vaak uit de database.",
	}, cacheDocs + "basic-usage"}
	LRU = Term{"lru", T{"LRU", "LRU"}, ColPlace, T{
		"Least recently used. Place 1 was used last. A full cache (MAX_ENTRIES, 300) throws out a third of its entries, the highest places first.",
		"Least recently used: het langst niet gebruikt. Plaats 1 is het laatst gebruikt. Een volle cache (MAX_ENTRIES, 300) gooit een derde weg, de hoogste plaatsen eerst.",
	}, cacheDocs + "cache-arguments"}
	Version = Term{"version", T{"version", "versie"}, ColVersion, T{
		"A number in the full key, as in :1:greeting. What is set under one version is not found under another.",
		"Een getal in de volledige sleutel, zoals in :1:greeting. Wat onder de ene versie staat, wordt onder een andere niet gevonden.",
	}, cacheDocs + "cache-versioning"}
	Pickle = Term{"pickle", T{"pickle", "pickle"}, ColBytes, T{
		"Python's way to write a value as bytes. LocMemCache keeps these, with the key, and every get makes a new copy of them.",
		"Hoe Python een waarde als bytes schrijft. LocMemCache bewaart die, met de sleutel, en elke get maakt er een nieuwe kopie van.",
	}, cacheDocs + "basic-usage"}
)
