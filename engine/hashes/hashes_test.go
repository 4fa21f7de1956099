package hashes

import (
	"bytes"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha3"
	"crypto/sha512"
	"encoding/hex"
	"hash"
	"testing"

	"pgregory.net/rapid"
)

// TestAsGoDoes compares with Go's library.
func TestAsGoDoes(t *testing.T) {
	for name, theirs := range map[string]func() hash.Hash{
		"md5": md5.New, "sha1": sha1.New, "sha224": sha256.New224, "sha256": sha256.New, "sha384": sha512.New384, "sha512": sha512.New,
		"sha3_224": func() hash.Hash { return sha3.New224() }, "sha3_256": func() hash.Hash { return sha3.New256() },
		"sha3_384": func() hash.Hash { return sha3.New384() }, "sha3_512": func() hash.Hash { return sha3.New512() },
	} {
		ours, their := ByName[name], theirs()
		if ours.Size != their.Size() || ours.BlockSize != their.BlockSize() {
			t.Errorf("%s has %d bytes in blocks of %d", name, ours.Size, ours.BlockSize)
		}
		rapid.Check(t, func(t *rapid.T) {
			data := rapid.SliceOfN(rapid.Byte(), 0, 400).Draw(t, "data")
			h := theirs()
			h.Write(data)
			if got, want := ours.Sum(data), h.Sum(nil); !bytes.Equal(got, want) {
				t.Fatalf("%s of %x is %x, want %x", name, data, got, want)
			}
		})
		for n := range 300 { // every place of the last block's end
			data := bytes.Repeat([]byte{0xa5}, n)
			h := theirs()
			h.Write(data)
			if got, want := ours.Sum(data), h.Sum(nil); !bytes.Equal(got, want) {
				t.Errorf("%s of %d bytes is %x, want %x", name, n, got, want)
			}
		}
	}
}

// TestBLAKE2 has what CPython's hashlib returns.
func TestBLAKE2(t *testing.T) {
	data := make([]byte, 300)
	for i := range data {
		data[i] = byte(i)
	}
	for _, c := range []struct {
		got  []byte
		want string
	}{
		{BLAKE2b(Parameters{64, []byte(""), []byte(""), []byte("")}, data[:0]), "786a02f742015903c6c6fd852552d272912f4740e15847618a86e217f71f5419d25e1031afee585313896444934eb04b903a685b1448b755d56f701afe9be2ce"},
		{BLAKE2b(Parameters{64, []byte(""), []byte(""), []byte("")}, data[:1]), "2fa3f686df876995167e7c2e5d74c4c7b6e48f8068fe0e44208344d480f7904c36963e44115fe3eb2a3ac8694c28bcb4f5a0f3276f2e79487d8219057a506e4b"},
		{BLAKE2b(Parameters{64, []byte(""), []byte(""), []byte("")}, data[:128]), "2319e3789c47e2daa5fe807f61bec2a1a6537fa03f19ff32e87eecbfd64b7e0e8ccff439ac333b040f19b0c4ddd11a61e24ac1fe0f10a039806c5dcc0da3d115"},
		{BLAKE2b(Parameters{64, []byte(""), []byte(""), []byte("")}, data[:129]), "f59711d44a031d5f97a9413c065d1e614c417ede998590325f49bad2fd444d3e4418be19aec4e11449ac1a57207898bc57d76a1bcf3566292c20c683a5c4648f"},
		{BLAKE2b(Parameters{16, []byte(""), []byte(""), []byte("")}, data[:300]), "15f53a13900056879b859fc1bcea544d"},
		{BLAKE2b(Parameters{20, []byte("secret"), []byte(""), []byte("")}, data[:5]), "e36032399edddc0428434bb93fb4ed70b9208a61"},
		{BLAKE2b(Parameters{64, []byte("kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"), []byte(""), []byte("")}, data[:0]), "5caefa9818315414d0d763300fc08c4c7c434a259b75c5ed814e97c313ab1b157276e5456967794c810cdbd0b5c5266503067a4a499d29615693e063b1b6afb9"},
		{BLAKE2b(Parameters{1, []byte("k"), []byte(""), []byte("")}, data[:300]), "d4"},
		{BLAKE2b(Parameters{32, []byte(""), []byte("salt of1"), []byte("")}, data[:3]), "aa8d7332694b838cf4c9ca1f02cae021b7305ba2b007e88d55bac12f0d2f476a"},
		{BLAKE2b(Parameters{32, []byte(""), []byte("abc"), []byte("person x")}, data[:3]), "e252fa19c3e236327afc2cd0a2e6eebf1d7c4cc784b1c2147468aee399ef95a6"},
		{BLAKE2s(Parameters{32, []byte(""), []byte(""), []byte("")}, data[:0]), "69217a3079908094e11121d042354a7c1f55b6482ca1a51e1b250dfd1ed0eef9"},
		{BLAKE2s(Parameters{32, []byte(""), []byte(""), []byte("")}, data[:1]), "e34d74dbaf4ff4c6abd871cc220451d2ea2648846c7757fbaac82fe51ad64bea"},
		{BLAKE2s(Parameters{32, []byte(""), []byte(""), []byte("")}, data[:64]), "56f34e8b96557e90c1f24b52d0c89d51086acf1b00f634cf1dde9233b8eaaa3e"},
		{BLAKE2s(Parameters{32, []byte(""), []byte(""), []byte("")}, data[:65]), "1b53ee94aaf34e4b159d48de352c7f0661d0a40edff95a0b1639b4090e974472"},
		{BLAKE2s(Parameters{16, []byte(""), []byte(""), []byte("")}, data[:300]), "da5b5643765571510bcc51e5f1f8c9e2"},
		{BLAKE2s(Parameters{20, []byte("secret"), []byte(""), []byte("")}, data[:5]), "4c475aa1279be2c7aea7e5470c4ff846fe333ead"},
		{BLAKE2s(Parameters{32, []byte("kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"), []byte(""), []byte("")}, data[:0]), "691a5053b0c4a173777ac6177e88fd30bf1f1a44ec0bdf248833284b3d260656"},
		{BLAKE2s(Parameters{1, []byte("k"), []byte(""), []byte("")}, data[:300]), "a5"},
		{BLAKE2s(Parameters{32, []byte(""), []byte("salt of1"), []byte("")}, data[:3]), "e452d2fbdb154d806042e890a6a467556c1399e9a6a3d2d8cef4c6faa95be9d9"},
		{BLAKE2s(Parameters{32, []byte(""), []byte("abc"), []byte("person x")}, data[:3]), "f194698309e823f70c0b5b27c2c583838ece0ed60216411637cea0619f82b97d"},
	} {
		if got := hex.EncodeToString(c.got); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}
