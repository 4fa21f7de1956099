package pickle

// The opcodes of pickle protocol 5 that CPython writes for cache values.
const (
	opMark          = '('
	opStop          = '.'
	opPop           = '0'
	opPopMark       = '1'
	opBinFloat      = 'G'
	opBinInt        = 'J'
	opBinInt1       = 'K'
	opBinInt2       = 'M'
	opNone          = 'N'
	opReduce        = 'R'
	opBinUnicode    = 'X'
	opAppend        = 'a'
	opBuild         = 'b'
	opAppends       = 'e'
	opBinGet        = 'h'
	opLongBinGet    = 'j'
	opSetItem       = 's'
	opTuple         = 't'
	opSetItems      = 'u'
	opEmptyTuple    = ')'
	opEmptyList     = ']'
	opEmptyDict     = '}'
	opBinBytes      = 'B'
	opShortBinBytes = 'C'
	opProto         = 0x80
	opNewObj        = 0x81
	opTuple1        = 0x85
	opTuple2        = 0x86
	opTuple3        = 0x87
	opNewTrue       = 0x88
	opNewFalse      = 0x89
	opLong1         = 0x8a
	opLong4         = 0x8b
	opShortUnicode  = 0x8c
	opBinUnicode8   = 0x8d
	opBinBytes8     = 0x8e
	opEmptySet      = 0x8f
	opAddItems      = 0x90
	opFrozenSet     = 0x91
	opStackGlobal   = 0x93
	opMemoize       = 0x94
	opFrame         = 0x95
	opByteArray8    = 0x96
)

const (
	protocol    = 5
	frameTarget = 64 * 1024 // a frame that has reached this ends before the next value
	frameMin    = 4         // shorter ones are written without a FRAME
	frameHeader = 9         // the FRAME opcode and its length
	batchSize   = 1000      // items of a list, set or dict between MARK and its opcode

	// maxDepth is the number of values within each other that are written and
	// read: about where CPython gives up.
	maxDepth = 990
)
